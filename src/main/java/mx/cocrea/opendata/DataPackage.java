package mx.cocrea.opendata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Frictionless Tabular Data Package, in a folder or inside a jar. */
final class DataPackage {

    static final String DESCRIPTOR = "datapackage.json";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private final Resource descriptor;
    private final ObjectNode content;
    private final Map<String, String> paths = new LinkedHashMap<>();

    private DataPackage(Resource descriptor, ObjectNode content) {
        this.descriptor = descriptor;
        this.content = content;
    }

    /**
     * Opens the package in a folder, or the one that a datapackage.json describes.
     *
     * @throws InvalidPackage if there is none, or its description cannot be used
     */
    static DataPackage open(Path path, JsonMapper json, Tables tables) {
        return open(new FileSystemResource(Files.isDirectory(path) ? path.resolve(DESCRIPTOR) : path), json, tables);
    }

    static DataPackage open(Resource descriptor, JsonMapper json, Tables tables) {
        DataPackage opened = new DataPackage(descriptor, read(descriptor, json));
        List<Fault> faults = opened.readResources(tables);
        if (!faults.isEmpty()) {
            throw new InvalidPackage(faults);
        }
        return opened;
    }

    private static ObjectNode read(Resource descriptor, JsonMapper json) {
        try (InputStream text = descriptor.getInputStream()) {
            if (json.readTree(text) instanceof ObjectNode content) {
                return content;
            }
            throw invalid("is no JSON object", "it describes the package: name and resources");
        } catch (FileNotFoundException missing) {
            throw invalid("is missing", "the folder of a data package holds it (" + descriptor.getDescription() + ")");
        } catch (JacksonException malformed) {
            throw invalid("is not JSON", malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw invalid("cannot be read", String.valueOf(unreadable.getMessage()));
        }
    }

    private static InvalidPackage invalid(String wrong, String right) {
        return new InvalidPackage(List.of(new Fault(DESCRIPTOR, 0, null, null, wrong, right)));
    }

    private List<Fault> readResources(Tables tables) {
        List<Fault> faults = new ArrayList<>();
        if (!NAME.matcher(name()).matches()) {
            faults.add(new Fault(DESCRIPTOR, 0, "name", name(), "is no name of a package", "lower-case letters, digits, . _ -"));
        }
        for (JsonNode resource : content.path("resources")) {
            String name = resource.path("name").asString("");
            String path = resource.path("path").asString("");
            if (tables.named(name).isEmpty()) {
                faults.add(new Fault(DESCRIPTOR, 0, "resources", name, "is no table of a package",
                        "one of " + tables.all().stream().map(Table::name).toList()));
            } else if (!PLAIN_PATH.matcher(path).matches()) {
                faults.add(
                        new Fault(DESCRIPTOR, 0, "path", path, "leads out of the package", "the name of a file in its folder"));
            } else if (paths.putIfAbsent(name, path) != null) {
                faults.add(new Fault(DESCRIPTOR, 0, "resources", name, "is there twice", "one file a table"));
            } else if (!file(path).exists()) {
                faults.add(new Fault(path, 0, null, null, "is missing", "the file that " + DESCRIPTOR + " names"));
            }
        }
        if (paths.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(DESCRIPTOR, 0, "resources", null, "is empty", "at least one table"));
        }
        return faults;
    }

    private Resource file(String path) {
        try {
            return descriptor.createRelative(path);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String name() {
        return content.path("name").asString("");
    }

    /** What the description says of the package itself, its tables left out. */
    ObjectNode about() {
        return content.deepCopy().remove(List.of("resources"));
    }

    boolean holds(Table table) {
        return paths.containsKey(table.name());
    }

    String path(Table table) {
        return paths.getOrDefault(table.name(), table.file());
    }

    /** Takes a line of a file: its number, counted from 1, and its cells. */
    interface LineReader {
        void read(long line, List<String> cells);
    }

    /** Reads a table line by line, the header first; what cannot be read is a fault. */
    List<Fault> read(Table table, LineReader lines) {
        String path = path(table);
        long last = 0;
        try (InputStream bytes = file(path).getInputStream();
                BufferedReader text = new BufferedReader(new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(withoutMark(text))) {
            for (CsvRecord line : records) {
                last = line.getStartingLineNumber();
                lines.read(last, line.getFields());
            }
            return List.of();
        } catch (CsvParseException malformed) {
            return List.of(new Fault(path, last + 1, null, null, "is not CSV", String.valueOf(malformed.getMessage())));
        } catch (IOException | UncheckedIOException unreadable) {
            boolean encoding = unreadable instanceof CharacterCodingException
                    || unreadable.getCause() instanceof CharacterCodingException;
            return List.of(new Fault(path, last + 1, null, null,
                    encoding ? "is not UTF-8" : "cannot be read",
                    encoding ? "save the file as UTF-8" : String.valueOf(unreadable.getMessage())));
        }
    }

    private static BufferedReader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** A digest of the package's description and files, by which two can be told to be the same. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> files = new ArrayList<>(paths.values());
            files.add(descriptor.getFilename());
            for (String path : files) {
                try (InputStream bytes = new DigestInputStream(file(path).getInputStream(), digest)) {
                    bytes.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
