package fleet

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/otel/attribute"
	exporter "go.opentelemetry.io/otel/exporters/prometheus"
	"go.opentelemetry.io/otel/metric"
	sdk "go.opentelemetry.io/otel/sdk/metric"
)

// Meters measure what a worker does. The methods of nil meters do nothing.
type Meters struct {
	documents, pages, failures, troubles metric.Int64Counter
	stages, latency                      metric.Float64Histogram
	handler                              http.Handler
}

// seconds are the borders of the histograms: a usual document takes half a second, a job may wait for hours.
var seconds = metric.WithExplicitBucketBoundaries(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120,
	600, 3600, 6*3600, 24*3600)

// NewMeters gives meters of OpenTelemetry that Prometheus can read.
func NewMeters() (*Meters, error) {
	registry := prometheus.NewRegistry()
	export, err := exporter.New(exporter.WithRegisterer(registry), exporter.WithoutScopeInfo())
	if err != nil {
		return nil, err
	}
	meter := sdk.NewMeterProvider(sdk.WithReader(export)).Meter("gongkai/fleet")
	m := &Meters{handler: promhttp.HandlerFor(registry, promhttp.HandlerOpts{})}
	counter := func(to *metric.Int64Counter, name, text string) {
		var e error
		*to, e = meter.Int64Counter(name, metric.WithDescription(text))
		err = errors.Join(err, e)
	}
	counter(&m.documents, "gongkai.documents", "documents that were done, with those that failed")
	counter(&m.pages, "gongkai.pages", "pages of documents that were read")
	counter(&m.failures, "gongkai.failures", "documents that failed, by the id of the reason")
	counter(&m.troubles, "gongkai.machine.failures", "jobs that were put back because store or machine failed")
	histogram := func(to *metric.Float64Histogram, name, text string) {
		var e error
		*to, e = meter.Float64Histogram(name, metric.WithDescription(text), metric.WithUnit("s"), seconds)
		err = errors.Join(err, e)
	}
	histogram(&m.stages, "gongkai.stage", "time of a document in a stage: fetch, read, write")
	histogram(&m.latency, "gongkai.queue.latency", "time of a job between being due and being taken")
	return m, err
}

// Serve answers Prometheus at an address until the context is done.
func (m *Meters) Serve(ctx context.Context, address string) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.handler)
	const patience = 10 * time.Second // for a client that sends its request slowly
	s := &http.Server{Handler: mux, ReadHeaderTimeout: patience}
	context.AfterFunc(ctx, func() { s.Close() })
	go s.Serve(l)
	return nil
}

func (m *Meters) stage(name string, d time.Duration) {
	if m != nil {
		m.stages.Record(context.Background(), d.Seconds(), metric.WithAttributes(attribute.String("stage", name)))
	}
}

func (m *Meters) waited(slow bool, d time.Duration) {
	if m != nil {
		m.latency.Record(context.Background(), max(d, 0).Seconds(), metric.WithAttributes(attribute.Bool("slow", slow)))
	}
}

func (m *Meters) document(failure string, pages int) {
	if m == nil {
		return
	}
	ctx := context.Background()
	m.documents.Add(ctx, 1)
	m.pages.Add(ctx, int64(pages))
	if failure != "" {
		m.failures.Add(ctx, 1, metric.WithAttributes(attribute.String("id", failure)))
	}
}

func (m *Meters) trouble() {
	if m != nil {
		m.troubles.Add(context.Background(), 1)
	}
}
