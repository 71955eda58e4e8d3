package lang

// fleet are the texts of `gongkai fleet`.
var fleet = map[string]string{
	"read an archive on many machines, with Postgres or SQLite and an object store": "在多台机器上读取整批档案，用 Postgres 或 SQLite 加对象存储",
	"a queue in ./fleet, with the files of a folder":                                "在 ./fleet 建队列，放入一个文件夹的文件",
	"read them, here and on any machine that sees the queue":                        "在本机及任何能连到队列的机器上读取",
	"the same folder that `extract -o out` would make":                              "与 `extract -o out` 所得相同的文件夹",
	"Starts gongkai-fleet with all that follows; `gongkai fleet help` tells more. It is a program of its own, which\n" +
		"lies beside this one or in the PATH: `go install ./cmd/...` makes both. One machine needs no fleet:\n" +
		"`gongkai extract -o` goes on where it stopped and uses all cores.": "带着其后的全部参数启动 gongkai-fleet；" +
		"详见 `gongkai fleet help`。它是单独的程序，\n位于本程序旁边或 PATH 中：`go install ./cmd/...` 会同时安装两者。" +
		"单机不需要集群：\n`gongkai extract -o` 可从中断处继续，并使用全部核心。",
	"%s is not beside this program and not in the PATH; `go install ./cmd/...` makes it": "%s 不在本程序旁边，也不在 PATH 中；" +
		"可用 `go install ./cmd/...` 安装",
	"gongkai is not beside gongkai-fleet and not in the PATH; `go install ./cmd/...` makes both": "gongkai 不在 " +
		"gongkai-fleet 旁边，也不在 PATH 中；可用 `go install ./cmd/...` 同时安装",

	"read an archive on many machines": "在多台机器上读取整批档案",
	"A fleet reads an archive with workers on any number of machines. init makes a queue and a store, add puts files\n" +
		"into them, work reads, collect writes the same folder that `gongkai extract -o` writes on one machine.\n\n" +
		"The queue (--db) is a Postgres database or, for one machine, a file; the store (--store) a folder or s3://BUCKET.\n" +
		"GONGKAI_FLEET_DB and GONGKAI_FLEET_STORE stand for them. Read docs/fleet.md.": "集群用任意多台机器上的工作进程" +
		"读取整批档案。init 建队列和存储，add 放入文件，\nwork 读取，collect 写出与单机 `gongkai extract -o` 相同的文件夹。\n\n" +
		"队列（--db）是 Postgres 数据库，单机时是一个文件；存储（--store）是文件夹或 s3://BUCKET。\n" +
		"也可用环境变量 GONGKAI_FLEET_DB 和 GONGKAI_FLEET_STORE。参见 docs/fleet.zh-CN.md。",
	"`gongkai fleet help` shows what there is": "用法见 `gongkai fleet help`",

	// flags
	"the queue: postgres://… or a file for one machine":                      "队列：postgres://…，单机时为文件",
	"the store: a folder, file:///… or s3://…":                               "存储：文件夹、file:///… 或 s3://…",
	"1 for what is read first, to 4":                                         "1 为最先读取，至 4",
	"beside these, N of those that take their time; 0 leaves them to others": "此外同时读取 N 个慢文件；0 则留给其他工作进程",
	"give up a document after this time":                                     "单个文件超过此时限即放弃",
	"give up a document that needs more memory (MB); 0 for no limit":         "单个文件所需内存超过此数（MB）即放弃；0 为不限",
	"hand on the documents of a worker that died after this time":            "工作进程消失后，经过此时限把其手中文件转给其他进程",
	"give up a document after so many tries":                                 "尝试这么多次后放弃该文件",
	"end when all is read":                                                   "全部读完即结束",
	"answer Prometheus at HOST:PORT":                                         "在 HOST:PORT 提供 Prometheus 指标",
	"send traces by OTLP to http://HOST:PORT; OTEL_EXPORTER_OTLP_ENDPOINT does the same": "以 OTLP 把追踪数据发往 " +
		"http://HOST:PORT；OTEL_EXPORTER_OTLP_ENDPOINT 作用相同",
	"show it again each so many seconds, such as 2s": "每隔若干秒刷新，如 2s",
	"the id of a failure, such as timeout":           "失败原因代码，如 timeout",
	"whatever the reason":                            "不论原因",
	"fetch N documents at a time":                    "同时取 N 个文件",
	"fetch again what OUT has":                       "OUT 已有的也重新取",
	"make or update the catalogue of OUT, as `gongkai catalogue OUT` does; where there is one that is done anyway": "建立或更新 " +
		"OUT 的汇编库，与 `gongkai catalogue OUT` 相同；已有汇编库时总会更新",
	"yes, remove them": "确认移除",

	// commands
	"make queue and store, or bring them up to date":                   "建立队列和存储，或更新到最新",
	"put files into the store and queue them":                          "把文件放入存储并排队",
	"read documents until Ctrl-C or SIGTERM":                           "读取文件，直到 Ctrl-C 或 SIGTERM",
	"say how far the fleet is":                                         "报告进度",
	"queue documents again that failed":                                "把失败的文件重新排队",
	"write all results to a folder, as `gongkai extract -o OUT` does":  "把全部结果写入文件夹，与 `gongkai extract -o OUT` 相同",
	"remove queue and store, with all results that were not collected": "移除队列和存储，包括尚未收取的结果",

	// what is said
	"queue and store are ready": "队列和存储已就绪",
	"adding":                    "放入",
	"collecting":                "收取",
	"%d inputs: %d queued, %d known, %d the same as others, %d cannot be read": "%d 个输入：新排队 %d，已知 %d，与其他相同 %d，" +
		"无法读取 %d",
	"at work: %d at a time":                                 "开始工作：同时 %d 个",
	"finishing the documents in hand":                       "正在完成手中的文件",
	"it goes on":                                            "恢复正常",
	"queued again: %d":                                      "重新排队：%d",
	"removed: %s objects, and the queue":                    "已移除：%s 个对象，以及队列",
	"traces cannot be sent: %s":                             "无法发送追踪数据：%s",
	"the database is back":                                  "数据库已恢复",
	"the database does not answer; waiting for it: %s":      "数据库没有应答，正在等待：%s",
	"nothing could be done for %v: %s":                      "%v 内一事无成：%s",
	"done %d (%d pages), running %d, waiting %d (slow: %d)": "完成 %d（%d 页），进行中 %d，等待 %d（慢：%d）",
	"%s documents a second, %v left":                        "每秒 %s 个文件，剩余 %v",
	"%d more wait for another version of the program, other forms or options": "另有 %d 个在等待其他版本的程序、其他表式或选项",
	"failed: %d × %s":                                                  "失败：%d × %s",
	"worker %s: gone for %d s; read %d":                                "工作进程 %s：%d 秒前起无音信；已读 %d",
	"worker %s: %d at a time, read %d, failed %d, %s/s":                "工作进程 %s：同时 %d 个，已读 %d，失败 %d，每秒 %s",
	"given up after %d tries: each ended its worker, or took too long": "尝试 %d 次后放弃：每次都使工作进程中断，或用时过长",

	// what is wrong
	"--db: this is no address of a Postgres database":            "--db：这不是 Postgres 数据库地址",
	"--traces takes http://HOST:PORT, not %q":                    "--traces 的值是 http://HOST:PORT，不能是 %q",
	"the database cannot be reached: %s":                         "无法连接数据库：%s",
	"the database cannot be opened: %s":                          "无法打开数据库：%s",
	"the database cannot be read: %s":                            "无法读取数据库：%s",
	"the database: %s":                                           "数据库：%s",
	"%s: there is no fleet; `gongkai fleet init` makes it":       "%s：没有集群；请用 `gongkai fleet init` 建立",
	"the database holds no fleet; `gongkai fleet init` makes it": "数据库中没有集群；请用 `gongkai fleet init` 建立",
	"the database is of an older version; `gongkai fleet init` brings it up to date": "数据库属于旧版本；请用 `gongkai fleet " +
		"init` 更新",
	"the database is of a newer version of the program; use that one": "数据库属于更新版本的程序；请使用该版本",
	"the store: %s":                                      "存储：%s",
	"the store cannot be opened: %s":                     "无法打开存储：%s",
	"the store cannot be written: %s":                    "无法写入存储：%s",
	"%s: the store does not say what there is: %s":       "%s：存储没有说明其中有什么：%s",
	"nothing was added to this fleet":                    "这个集群中没有放入任何文件",
	"not all is read yet: %d documents are in the queue": "尚未读完：队列中还有 %d 个文件",
	"%s: the file changed while it was read":             "%s：文件在读取过程中发生了变化",
	"a document has no result by this version of the program with these options; add the files again": "有文件没有本版本程序按这些选项" +
		"得出的结果；请重新放入",

	// wrong usage
	"fleet: unknown: %s":                      "fleet：未知：%s",
	"fleet: --log takes text or json, not %q": "fleet：--log 的值是 text 或 json，不能是 %q",
	"fleet %s takes no operand":               "fleet %s 不带操作数",
	"fleet add: which file?":                  "fleet add：哪个文件？",
	"fleet add: --priority takes 1 to 4":      "fleet add：--priority 的值是 1 至 4",
	"fleet work: --jobs, --tries, --timeout and --memory are numbers above nothing": "fleet work：--jobs、--tries、--timeout " +
		"和 --memory 的值须大于零",
	"fleet work: --rescue is at least %v with this --timeout, else documents are read twice at a time": "fleet work：按此 " +
		"--timeout，--rescue 不得小于 %v，否则同一文件会被同时读取两次",
	"fleet status: --format takes text or json, not %q": "fleet status：--format 的值是 text 或 json，不能是 %q",
	"fleet retry: --reason ID or --all":                 "fleet retry：--reason 原因代码，或 --all",
	"fleet retry: there is no failure %q":               "fleet retry：没有失败原因 %q",
	"fleet collect: to which folder?":                   "fleet collect：写到哪个文件夹？",
	"fleet drop: removes all; say --yes":                "fleet drop：将移除全部；请加 --yes",
}
