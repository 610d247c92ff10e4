package mx.cocrea.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.neo4j.driver.SimpleQueryRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** Sends data packages as an export writes them, a row at a time. */
@Controller
@ConditionalOnWebApplication
final class Downloads {

    /** Each keeps a connection to the database for as long as it lasts; the others are for those who read pages. */
    private static final int AT_ONCE = 8;

    private static final String DESCRIPTOR_TYPE = "application/json;charset=UTF-8";
    private static final String TABLE_TYPE = "text/csv;charset=UTF-8;header=present";
    private static final String ARCHIVE_TYPE = "application/zip";

    private final Catalogue catalogue;
    private final Tables tables;
    private final Descriptors descriptors;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Downloads(Catalogue catalogue, Tables tables, Descriptors descriptors) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.descriptors = descriptors;
    }

    /** Writes a file from the graph. */
    private interface Content {

        void write(SimpleQueryRunner database, OutputStream out) throws IOException;
    }

    /** A file that is there to be sent. */
    private record Download(String file, String type, Content content) {}

    /** Finds a file of a package, or throws where there is none. */
    private interface Choice {

        Download of(Catalogue.Entry entry, Catalogue.Version version);
    }

    @GetMapping("/datos/{name}/" + DataPackage.DESCRIPTOR)
    void descriptor(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(name, (entry, version) -> new Download(DataPackage.DESCRIPTOR, DESCRIPTOR_TYPE,
                (database, out) -> writeDescriptor(entry, out)), request, response);
    }

    @GetMapping("/datos/{name}/{table}.csv")
    void table(
            @PathVariable String name, @PathVariable String table, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(name, (entry, version) -> {
            Table held = tables.named(table)
                    .filter(known -> entry.rows().containsKey(known.name()))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return new Download(name + "-" + held.file(), TABLE_TYPE, (database, out) -> writeTable(entry, held, database, out));
        }, request, response);
    }

    @GetMapping("/datos/{name}.zip")
    void archive(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(name, (entry, version) -> new Download(name + ".zip", ARCHIVE_TYPE,
                (database, out) -> writeArchive(entry, version, database, out)), request, response);
    }

    private void send(String name, Choice choice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!free.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        try {
            catalogue.read((database, edition) -> {
                Catalogue.Entry entry = edition.named(name)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
                send(choice.of(entry, edition.version()), edition.version(), database, request, response);
                return true;
            });
        } finally {
            free.release();
        }
    }

    private static void send(
            Download download, Catalogue.Version version, SimpleQueryRunner database, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        // Weak, for the text may go out compressed.
        String tag = "W/\"" + version.tag() + "\"";
        Instant changed = version.changedAt();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePublic().getHeaderValue());
        if (new ServletWebRequest(request, response)
                .checkNotModified(tag, changed == null ? -1 : changed.toEpochMilli())) {
            return;
        }
        response.setContentType(download.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(download.file(), StandardCharsets.UTF_8).build().toString());
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        OutputStream out = response.getOutputStream();
        download.content().write(database, out);
        if (!Catalogue.version(database).equals(version)) {
            breakOff(download.file(), response);
        }
        out.flush();
    }

    /** Nobody is to take half of one version and half of the next for the data. */
    private static void breakOff(String file, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The data changed while " + file + " was sent");
        }
        response.resetBuffer();
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void writeDescriptor(Catalogue.Entry entry, OutputStream out) throws IOException {
        out.write(descriptors.write(entry.about(), entry.rows().keySet()).getBytes(StandardCharsets.UTF_8));
    }

    private void writeTable(Catalogue.Entry entry, Table table, SimpleQueryRunner database, OutputStream out)
            throws IOException {
        try (TableWriter writer = new TableWriter(table, StreamUtils.nonClosing(out))) {
            new PackageReader(entry.name(), tables, database).read(table, held -> writer.write(held.printed(table)));
        }
    }

    /** The files as they are by themselves, each dated as the data are. */
    private void writeArchive(
            Catalogue.Entry entry, Catalogue.Version version, SimpleQueryRunner database, OutputStream out) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
        archive.putNextEntry(dated(DataPackage.DESCRIPTOR, version));
        writeDescriptor(entry, archive);
        archive.closeEntry();
        for (Table table : tables.all()) {
            if (entry.rows().containsKey(table.name())) {
                archive.putNextEntry(dated(table.file(), version));
                writeTable(entry, table, database, archive);
                archive.closeEntry();
            }
        }
        // Without its end it is no archive, which whoever gets it from an import on its way can tell.
        if (Catalogue.version(database).equals(version)) {
            archive.finish();
        }
    }

    private static ZipEntry dated(String file, Catalogue.Version version) {
        ZipEntry entry = new ZipEntry(file);
        Instant changed = version.changedAt();
        entry.setTimeLocal((changed == null ? Instant.EPOCH : changed).atOffset(ZoneOffset.UTC).toLocalDateTime());
        return entry;
    }
}
