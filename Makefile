# 文枢. Two commands do everything: `make run` and `make test`.

CARGO ?= cargo

.PHONY: run test fonts corpus bench shots generate deny fuzz crash release help

help: ## 列出可用的命令
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: fonts ## 安装字体、编译、放入示例县、启动服务
	$(CARGO) run --quiet --bin wenshu -- serve --demo

test: ## 全部检查：格式、规范、生成文件、测试（含浏览器和 PostgreSQL）、语料
	@scripts/prepare test
	$(CARGO) xtask check

fonts: ## 安装开源字体
	@scripts/prepare run

corpus: ## 在真实公文上检查，写入 docs/corpus.md
	$(CARGO) xtask corpus

bench: ## 测量速度，写入 docs/benchmarks.md
	@scripts/prepare test
	$(CARGO) xtask bench

shots: ## 浏览器逐页截图，写入 shots/
	@scripts/prepare test
	$(CARGO) xtask shots

generate: ## 重新生成规则手册等文件
	$(CARGO) xtask generate

deny: ## 检查依赖的许可、禁用项和来源
	@command -v cargo-deny >/dev/null || $(CARGO) install --locked cargo-deny
	$(CARGO) deny check licenses bans sources

fuzz: ## 对文本和 Word 读取程序做模糊测试，各 SECONDS 秒（默认 60）
	$(CARGO) xtask fuzz $(SECONDS)

crash: ## 强制结束 KILLS 次（默认 200），看留下什么
	@scripts/prepare test
	$(CARGO) xtask crash $(KILLS)

release: fonts ## 编译正式版 target/release/wenshu
	$(CARGO) build --release --package wenshu
