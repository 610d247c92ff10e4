package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

/** What is downloaded is what an export writes, whole or not at all. */
class DownloadTests extends OnAnEmptyGraph {

    @Autowired
    PackageExport exports;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Tables tables;

    @Autowired
    Descriptors descriptors;

    private final MockHttpServletRequest get = new MockHttpServletRequest("GET", "/datos/sample.zip");
    private Downloads downloads;

    @BeforeEach
    void offer() {
        downloads = new Downloads(catalogue, tables, descriptors);
        imported(SamplePackage.whole());
    }

    private Map<String, String> exported() throws IOException {
        Path target = folder.resolve("out");
        exports.export("sample", target, said -> {});
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(target)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private MockHttpServletResponse table(String name) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        downloads.table("sample", name, get, response);
        return response;
    }

    @Test
    void areTheBytesOfAnExport() throws IOException {
        for (Map.Entry<String, String> file : exported().entrySet()) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            if (file.getKey().equals(DataPackage.DESCRIPTOR)) {
                downloads.descriptor("sample", get, response);
            } else {
                downloads.table("sample", file.getKey().replace(".csv", ""), get, response);
            }
            assertThat(response.getContentAsString()).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void areTheSameInAnArchive() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        downloads.archive("sample", get, response);

        Map<String, String> contents = new TreeMap<>();
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                contents.put(entry.getName(), text(archive));
            }
        }
        assertThat(contents).isEqualTo(exported());

        MockHttpServletResponse again = new MockHttpServletResponse();
        downloads.archive("sample", get, again);
        assertThat(again.getContentAsByteArray()).isEqualTo(response.getContentAsByteArray());
    }

    private static String text(InputStream bytes) throws IOException {
        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void areNotThereForWhatNobodyImported() {
        assertThatThrownBy(() -> downloads.archive("nothing", get, new MockHttpServletResponse()))
                .isInstanceOfSatisfying(ResponseStatusException.class, DownloadTests::isNotFound);
        assertThatThrownBy(() -> table("nothing"))
                .isInstanceOfSatisfying(ResponseStatusException.class, DownloadTests::isNotFound);
        assertThatThrownBy(() -> table("stages"))
                .isInstanceOfSatisfying(ResponseStatusException.class, DownloadTests::isNotFound);
    }

    private static void isNotFound(ResponseStatusException refusal) {
        assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void followTheDataAtOnce() throws IOException {
        String before = String.valueOf(table("people").getHeader("ETag"));
        imported(SamplePackage.whole().with("people", "id,name\ns-ana,Ana Núñez\ns-eva,Eva\n"));

        MockHttpServletResponse after = table("people");

        assertThat(after.getContentAsString()).isEqualTo("id,name\ns-ana,Ana Núñez\ns-eva,Eva\n");
        assertThat(after.getHeader("ETag")).isNotEqualTo(before);
        assertThat(after.getHeader("Last-Modified")).isNotNull();
    }

    @Test
    void areBrokenOffWhenTheDataChangeMeanwhile() {
        HttpServletResponse committed = new Sending(() -> graph.run("MATCH (v:DataVersion) SET v.number = v.number + 1"), true);
        assertThatThrownBy(() -> downloads.table("sample", "people", get, committed)).isInstanceOf(IOException.class);

        HttpServletResponse held = new Sending(() -> graph.run("MATCH (v:DataVersion) SET v.number = v.number + 1"), false);
        assertThatThrownBy(() -> downloads.table("sample", "people", get, held))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void leaveNoTransactionOpenWhenTheReaderGoesAway() {
        HttpServletResponse gone = new Sending(() -> {
            throw new UncheckedIOException(new IOException("Broken pipe"));
        }, true);

        assertThatThrownBy(() -> downloads.archive("sample", get, gone)).isInstanceOf(UncheckedIOException.class);

        // What plans meanwhile has no statement either for a moment.
        await().untilAsserted(() -> assertThat(graph.ask("""
                SHOW TRANSACTIONS YIELD currentQuery
                WHERE NOT currentQuery STARTS WITH 'SHOW' AND NOT currentQuery STARTS WITH 'EXPLAIN'
                RETURN currentQuery""")).isEmpty());
    }

    @Test
    void areRefusedForAWhileWhereEightAreOnTheirWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(8);
        CountDownLatch refused = new CountDownLatch(1);
        List<Future<MockHttpServletResponse>> under = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 8; reader++) {
                under.add(readers.submit(() -> {
                    Sending sending = new Sending(() -> {
                        begun.countDown();
                        waitFor(refused);
                    }, false);
                    downloads.archive("sample", new MockHttpServletRequest("GET", "/datos/sample.zip"), sending);
                    return sending;
                }));
            }
            waitFor(begun);
            MockHttpServletResponse ninth = new MockHttpServletResponse();

            assertThatExceptionOfType(ResponseStatusException.class)
                    .isThrownBy(() -> downloads.archive("sample", get, ninth))
                    .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
            assertThat(ninth.getHeader("Retry-After")).isEqualTo("10");
            refused.countDown();
        }
        for (Future<MockHttpServletResponse> sent : under) {
            assertThat(sent.get().getStatus()).isEqualTo(200);
        }
        downloads.archive("sample", get, new MockHttpServletResponse());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }

    @Test
    void areNotBrokenOffByWhatPeopleWrite() throws IOException {
        Sending sending = new Sending(() -> graph.run("MERGE (v:DataVersion {id: 'people'}) SET v.number = 7"), false);

        downloads.archive("sample", get, sending);

        assertThat(sending.getStatus()).isEqualTo(200);
    }

    /** An answer on its way, to which something happens at the first bytes. */
    private static final class Sending extends MockHttpServletResponse {

        private final Runnable happens;

        Sending(Runnable happens, boolean committed) {
            this.happens = happens;
            setCommitted(committed);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {

                private boolean happened;

                @Override
                public void write(int some) {
                    if (!happened) {
                        happened = true;
                        happens.run();
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
    }
}
