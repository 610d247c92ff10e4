package mx.cocrea.opendata;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Frictionless Tabular Data Package, in a folder or inside a jar. */
final class DataPackage {

    static final String DESCRIPTOR = "datapackage.json";
    static final String PROFILE = "tabular-data-package";
    static final String RESOURCE_PROFILE = "tabular-data-resource";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    /** Folders and files of letters, digits, dots, hyphens and underscores, none beginning with a dot. */
    private static final Pattern INNER_PATH = Pattern
            .compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*)*");

    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** What a resource may say of its file, and the one thing it may say. */
    private static final Map<String, String> READABLE = Map.of(
            "/profile", RESOURCE_PROFILE,
            "/format", "csv",
            "/encoding", "utf-8",
            "/dialect/delimiter", ",",
            "/dialect/quoteChar", "\"",
            "/schema/missingValues/0", "");

    private final Resource descriptor;
    private final ObjectNode content;
    private final Map<String, Resource> files = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    private DataPackage(Resource descriptor, ObjectNode content) {
        this.descriptor = descriptor;
        this.content = content;
    }

    /**
     * Opens the package that a datapackage.json describes.
     *
     * @throws InvalidPackage if it is missing or its description cannot be used, with every fault of the description
     */
    static DataPackage open(Resource descriptor, Tables tables) {
        Faults faults = new Faults();
        DataPackage opened = new DataPackage(descriptor, read(descriptor));
        opened.describe(tables, faults);
        if (!faults.none()) {
            throw new InvalidPackage(faults);
        }
        return opened;
    }

    private static ObjectNode read(Resource descriptor) {
        try (InputStream text = descriptor.getInputStream()) {
            if (STRICT.readTree(text) instanceof ObjectNode content) {
                return content;
            }
            throw unusable(0, "is no JSON object", "an object with the package's name and resources");
        } catch (FileNotFoundException | NoSuchFileException missing) {
            throw unusable(0, "is missing (" + descriptor.getDescription() + ")",
                    "the folder of a data package, or the path of its " + DESCRIPTOR);
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
            throw unusable(line, "is not JSON: " + malformed.getOriginalMessage(), "JSON in UTF-8");
        } catch (IOException unreadable) {
            throw unusable(0, "cannot be read: " + unreadable.getMessage(), "a file that may be read");
        }
    }

    private static InvalidPackage unusable(int row, String wrong, String right) {
        Faults faults = new Faults();
        faults.add(new Fault(DESCRIPTOR, row, null, null, wrong, right));
        return new InvalidPackage(faults);
    }

    private void describe(Tables tables, Faults faults) {
        if (!NAME.matcher(name()).matches()) {
            faults.add(fault("name", text(content.path("name")), "is no name of a package",
                    "lower-case letters, digits, '.', '_' and '-'"));
        }
        String profile = content.path("profile").asString(PROFILE);
        if (!profile.equals(PROFILE)) {
            faults.add(fault("profile", profile, "is another kind of package", PROFILE));
        }
        JsonNode resources = content.path("resources");
        if (!resources.isArray() || resources.isEmpty()) {
            faults.add(fault("resources", null, "is empty", "a list of one table or more"));
        }
        for (int i = 0; i < resources.size(); i++) {
            describe(resources.get(i), "resources[" + i + "]", tables, faults);
        }
    }

    private void describe(JsonNode resource, String at, Tables tables, Faults faults) {
        String name = resource.path("name").asString("");
        String path = resource.path("path").asString("");
        READABLE.forEach((member, only) -> {
            JsonNode said = resource.at(member);
            if (!said.isMissingNode() && !said.asString("").equalsIgnoreCase(only)) {
                faults.add(fault(at + member.replace('/', '.'), text(said), "cannot be read", "\"" + only + "\", or nothing"));
            }
        });
        if (tables.named(name).isEmpty()) {
            faults.add(fault(at + ".name", name, "is no table of a package",
                    Nearest.of(name, tables.all().stream().map(Table::name).toList())));
        } else if (files.containsKey(name)) {
            faults.add(fault(at + ".name", name, "is there twice", "one resource a table"));
        } else if (!INNER_PATH.matcher(path).matches()) {
            faults.add(fault(at + ".path", text(resource.path("path")), "is not the path of a file inside the package",
                    name + ".csv"));
        } else {
            open(name, path, at, faults);
        }
    }

    private void open(String name, String path, String at, Faults faults) {
        try {
            Resource file = descriptor.createRelative(path);
            files.put(name, file);
            paths.put(name, path);
            if (!file.isReadable()) {
                faults.add(fault(at + ".path", path, "is missing", "the path of a CSV file inside the package"));
            } else if (leadsOut(file)) {
                faults.add(fault(at + ".path", path, "leads out of the package",
                        "a file inside the package, no link to one elsewhere"));
            }
        } catch (IOException unreadable) {
            faults.add(fault(at + ".path", path, "cannot be read: " + unreadable.getMessage(), "a file that may be read"));
        }
    }

    private boolean leadsOut(Resource file) throws IOException {
        return file.isFile()
                && !file.getFile().toPath().toRealPath().startsWith(descriptor.getFile().toPath().toRealPath().getParent());
    }

    private static Fault fault(String member, @Nullable String value, String wrong, String right) {
        return new Fault(DESCRIPTOR, 0, member, value, wrong, right);
    }

    private static @Nullable String text(JsonNode said) {
        return said.isMissingNode() ? null : said.asString(said.toString());
    }

    String name() {
        return content.path("name").asString("");
    }

    /** What the description says of the package itself, its tables left out. */
    ObjectNode about() {
        return content.deepCopy().remove(List.of("resources", "profile"));
    }

    boolean holds(Table table) {
        return files.containsKey(table.name());
    }

    /** The path of a table's file inside the package; the usual one where the package does not hold the table. */
    String path(Table table) {
        return paths.getOrDefault(table.name(), table.file());
    }

    Resource file(Table table) {
        Resource file = files.get(table.name());
        if (file == null) {
            throw new IllegalArgumentException(table.name());
        }
        return file;
    }

    /** A digest of the description and the files, by which two packages can be told to be the same. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest(descriptor, digest);
            for (Resource file : files.values()) {
                digest(file, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException required) {
            throw new IllegalStateException(required);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void digest(Resource file, MessageDigest digest) throws IOException {
        try (InputStream bytes = new DigestInputStream(file.getInputStream(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }
}
