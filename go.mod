module gongkai

go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.2 // MIT; the edit distance of two words
	github.com/klauspost/compress v1.20.1 // BSD-3-Clause, Apache-2.0 and MIT; inflates streams faster than the standard library; packs the results of a fleet (S2)
	github.com/ledongthuc/pdf v0.0.0-20260907135840-6c8c28e0e8a0 // BSD-3-Clause; the second reader of `check --second-reader`, in a bounded process; tests compare page text with it
	github.com/mattn/go-runewidth v0.0.31 // MIT; how wide text is in a terminal, where an ideograph takes two columns
	github.com/parquet-go/parquet-go v0.32.0 // Apache-2.0; writes Parquet exports
	github.com/pdfcpu/pdfcpu v0.15.0 // Apache-2.0; undoes rare filters of PDF; in tests a second opinion on objects, encryption and the metrics of standard fonts
	github.com/rogpeppe/go-internal v1.16.0 // BSD-3-Clause; testscript runs the stories of the command line in tests
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // Apache-2.0; validates output against the JSON Schema in tests
	github.com/schollz/progressbar/v3 v3.19.1 // MIT; the bar that tells how far a run is
	github.com/shopspring/decimal v1.6.0 // MIT; exact decimals
	github.com/spf13/cobra v1.10.2 // Apache-2.0; the command line: commands, help, completion for shells, manual pages
	github.com/spf13/pflag v1.0.10 // BSD-3-Clause; the flags that cobra reads
	github.com/xuri/excelize/v2 v2.11.1 // BSD-3-Clause; writes XLSX exports, row by row
	golang.org/x/image v0.44.0 // BSD-3-Clause; the fax code (CCITT) of scanned pages, which the standard library lacks; a renderer (go-pdfium) would add 12 MB
	golang.org/x/term v0.47.0 // BSD-3-Clause; whether standard error is a terminal, for the progress bar
	golang.org/x/text v0.43.0 // BSD-3-Clause; Unicode normal forms, the GBK family of encodings, messages in several languages
	gopkg.in/yaml.v3 v3.0.1 // MIT and Apache-2.0; reads forms, with line numbers
	modernc.org/sqlite v1.62.0 // BSD-3-Clause, of SQLite itself public domain; writes SQLite exports without cgo
)

require (
	github.com/chromedp/cdproto v0.0.0-20250724212937-08a3db8b4327 // MIT; the protocol that chromedp speaks, for keys and page events
	github.com/chromedp/chromedp v0.14.2 // MIT; drives Chromium in the tests of reports
)

require (
	github.com/jackc/pgx/v5 v5.11.0 // MIT; speaks with Postgres
	github.com/prometheus/client_golang v1.25.0 // Apache-2.0; answers Prometheus for `fleet work --metrics`
	github.com/riverqueue/river v0.51.2 // MPL-2.0; the queue of a fleet: jobs, tries, rescue of those whose worker died
	github.com/riverqueue/river/riverdriver/riverpgxv5 v0.51.2 // MPL-2.0; that queue on Postgres
	github.com/riverqueue/river/riverdriver/riversqlite v0.51.2 // MPL-2.0; that queue on SQLite, for one machine
	github.com/riverqueue/river/rivertype v0.51.2 // MPL-2.0; the types of that queue
	go.opentelemetry.io/otel v1.47.0 // Apache-2.0; the attributes of measurements of a fleet
	go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp v1.47.0 // Apache-2.0; sends traces of a fleet; 0.5 MB
	go.opentelemetry.io/otel/exporters/prometheus v0.69.0 // Apache-2.0; measurements of a fleet in the form of Prometheus
	go.opentelemetry.io/otel/metric v1.47.0 // Apache-2.0; measurements of a fleet
	go.opentelemetry.io/otel/sdk v1.47.0 // Apache-2.0; collects the traces
	go.opentelemetry.io/otel/sdk/metric v1.47.0 // Apache-2.0; collects the measurements
	go.opentelemetry.io/otel/trace v1.47.0 // Apache-2.0; traces of a fleet
	go.opentelemetry.io/proto/otlp v1.11.0 // Apache-2.0; what a receiver of traces gets, in tests
	gocloud.dev v0.47.0 // Apache-2.0; object stores as one: folders and S3
	google.golang.org/protobuf v1.36.12 // BSD-3-Clause; the form of such traces, in tests
)

require (
	github.com/andybalholm/brotli v1.1.1 // indirect
	github.com/aws/aws-sdk-go-v2 v1.46.0 // indirect
	github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream v1.7.20 // indirect
	github.com/aws/aws-sdk-go-v2/config v1.33.3 // indirect
	github.com/aws/aws-sdk-go-v2/credentials v1.20.3 // indirect
	github.com/aws/aws-sdk-go-v2/feature/ec2/imds v1.19.2 // indirect
	github.com/aws/aws-sdk-go-v2/feature/s3/transfermanager v0.4.3 // indirect
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.5.2 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.8.2 // indirect
	github.com/aws/aws-sdk-go-v2/internal/v4a v1.5.2 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/accept-encoding v1.13.19 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/checksum v1.11.2 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/presigned-url v1.14.2 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/s3shared v1.20.2 // indirect
	github.com/aws/aws-sdk-go-v2/service/s3 v1.111.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/signin v1.9.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/sso v1.37.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/ssooidc v1.42.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/sts v1.49.0 // indirect
	github.com/aws/smithy-go v1.28.1 // indirect
	github.com/beorn7/perks v1.0.1 // indirect
	github.com/cenkalti/backoff/v5 v5.0.3 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/chromedp/sysutil v1.1.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.6 // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20250725192818-e39067aee2d2 // indirect
	github.com/go-logr/logr v1.4.4 // indirect
	github.com/go-logr/stdr v1.2.2 // indirect
	github.com/gobwas/httphead v0.1.0 // indirect
	github.com/gobwas/pool v0.2.1 // indirect
	github.com/gobwas/ws v1.4.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/google/wire v0.7.0 // indirect
	github.com/googleapis/gax-go/v2 v2.24.1 // indirect
	github.com/grpc-ecosystem/grpc-gateway/v2 v2.30.0 // indirect
	github.com/hhrutter/tiff v1.0.6 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/jackc/puddle/v2 v2.2.3 // indirect
	github.com/kr/text v0.2.0 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/mitchellh/colorstring v0.0.0-20190213212951-d06e56a500db // indirect
	github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/parquet-go/bitpack v1.0.0 // indirect
	github.com/parquet-go/jsonlite v1.0.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.21 // indirect
	github.com/prometheus/client_model v0.6.3 // indirect
	github.com/prometheus/common v0.72.0 // indirect
	github.com/prometheus/otlptranslator v1.0.0 // indirect
	github.com/prometheus/procfs v0.22.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/richardlehane/mscfb v1.0.9 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/riverqueue/river/riverdriver v0.51.2 // indirect
	github.com/riverqueue/river/rivershared v0.51.2 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/tidwall/gjson v1.20.0 // indirect
	github.com/tidwall/match v1.2.0 // indirect
	github.com/tidwall/pretty v1.2.1 // indirect
	github.com/tidwall/sjson v1.2.5 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/twpayne/go-geom v1.6.1 // indirect
	github.com/xuri/efp v0.0.3-0.20260924042702-217b81952dec // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	go.opentelemetry.io/auto/sdk v1.2.1 // indirect
	go.opentelemetry.io/otel/exporters/otlp/otlptrace v1.47.0 // indirect
	go.opentelemetry.io/otel/log v1.47.0 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	golang.org/x/xerrors v0.0.0-20240903120638-7835f813f4da // indirect
	google.golang.org/api v0.297.0 // indirect
	google.golang.org/genproto/googleapis/api v0.0.0-20260928230214-8a89bd6388cc // indirect
	google.golang.org/genproto/googleapis/rpc v0.0.0-20260928230214-8a89bd6388cc // indirect
	google.golang.org/grpc v1.83.2 // indirect
	modernc.org/libc v1.80.1 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)
