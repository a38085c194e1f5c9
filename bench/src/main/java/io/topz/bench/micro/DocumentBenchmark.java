package io.topz.bench.micro;

import io.topz.collectors.document.Connz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.DocumentJson.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the cost of writing and reading a page of connections as JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DocumentBenchmark {

    @Param({"1024", "10000"})
    public int connections;

    @Param({"INDENTED", "COMPACT"})
    public Layout layout = Layout.INDENTED;

    private Connz page = Connections.page(0);
    private byte[] json = {};

    @Setup
    public void fill() {
        page = Connections.page(connections);
        json = DocumentJson.bytes(page, layout);
    }

    @Benchmark
    public void write() throws IOException {
        DocumentJson.write(page, layout, OutputStream.nullOutputStream());
    }

    @Benchmark
    public Connz read() {
        return DocumentJson.read(Connz.class, json);
    }
}
