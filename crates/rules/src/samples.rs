//! Small whole documents of the fictional county 云溪县 for the examples of the manual.

/// A 通知 to all townships with the given body.
macro_rules! notice {
    ($($line:literal),+) => {
        concat!(
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n",
            $($line, "\n",)+
            "云溪县人民政府\n2026年5月6日\n"
        )
    };
}

/// A 请示 to the city with the given body.
macro_rules! request {
    ($($line:literal),+) => {
        concat!(
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n",
            $($line, "\n",)+
            "云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n"
        )
    };
}

/// A 报告 to the city with the given body.
macro_rules! report {
    ($($line:literal),+) => {
        concat!(
            "云溪县人民政府关于防汛工作情况的报告\n江州市人民政府：\n",
            $($line, "\n",)+
            "云溪县人民政府\n2026年5月6日\n"
        )
    };
}

pub(crate) use {notice, report, request};
