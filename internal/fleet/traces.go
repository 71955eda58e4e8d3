package fleet

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/outcome"
)

// Traces say by OpenTelemetry where the time of each document went. The methods of nil traces do nothing.
type Traces struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
}

// TracesWanted reports whether the environment names a place for traces, by the variables of OpenTelemetry.
func TracesWanted() bool {
	none := os.Getenv("OTEL_SDK_DISABLED") == "true" || os.Getenv("OTEL_TRACES_EXPORTER") == "none"
	return !none &&
		cmp.Or(os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT")) != ""
}

// NewTraces gives traces of a worker that go by OTLP over HTTP to an address, or where the environment says. What goes
// wrong on the way is told, but holds nothing up.
func NewTraces(ctx context.Context, address, worker, version string, tell func(error)) (*Traces, error) {
	var options []otlptracehttp.Option
	if address != "" {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, finding.Problemf("--traces takes http://HOST:PORT, not %q", address)
		}
		if u.Path == "" || u.Path == "/" {
			u.Path = "/v1/traces"
		}
		options = append(options, otlptracehttp.WithEndpointURL(u.String()))
	}
	export, err := otlptracehttp.New(ctx, options...)
	if err != nil {
		return nil, err
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "gongkai-fleet"),
		attribute.String("service.version", version), attribute.String("service.instance.id", worker)),
		resource.WithFromEnv())
	if err != nil {
		return nil, err
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(tell))
	p := sdk.NewTracerProvider(sdk.WithBatcher(export), sdk.WithResource(about))
	return &Traces{p, p.Tracer("gongkai/fleet")}, nil
}

// Close sends what was not sent yet.
func (t *Traces) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	const patience = 5 * time.Second // for a receiver that does not answer
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return t.provider.Shutdown(limited)
}

func (t *Traces) start(ctx context.Context, name string, o ...trace.SpanStartOption) (context.Context, trace.Span) {
	if t == nil {
		return ctx, noop.Span{}
	}
	return t.tracer.Start(ctx, name, o...)
}

// document begins the span of a document, by its hash: neither path nor text of a document goes into traces.
func (t *Traces) document(ctx context.Context, sha256 string, attempt int, slow bool) (context.Context, trace.Span) {
	return t.start(ctx, "document", trace.WithSpanKind(trace.SpanKindConsumer), trace.WithAttributes(
		attribute.String("gongkai.sha256", sha256), attribute.Int("gongkai.attempt", attempt),
		attribute.Bool("gongkai.slow", slow)))
}

// resulted says in the span of a document what came of it.
func resulted(s trace.Span, o *outcome.Outcome) {
	s.SetAttributes(attribute.Int("gongkai.pages", o.Pages))
	if o.Form != "" {
		s.SetAttributes(attribute.String("gongkai.form", o.Form))
	}
	if o.Failure != nil {
		s.SetAttributes(attribute.String("gongkai.failure", o.Failure.ID))
		s.SetStatus(codes.Error, o.Failure.ID)
	}
}

// stage measures a stage of a document, by a span and a meter. The function it gives ends it.
func (h *hand) stage(ctx context.Context, name string) func(error) {
	began := time.Now()
	_, span := h.w.Traces.start(ctx, name)
	return func(err error) {
		if err == nil {
			h.w.Meters.stage(name, time.Since(began))
		} else if !errors.Is(err, errSlow) {
			span.SetStatus(codes.Error, WithoutPassword(err))
		}
		span.End()
	}
}
