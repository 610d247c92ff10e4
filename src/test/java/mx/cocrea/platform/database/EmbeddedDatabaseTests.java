package mx.cocrea.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.start.CannotStart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.springframework.util.unit.DataSize;

class EmbeddedDatabaseTests {

    @TempDir
    Path temporary;

    @Test
    void servesOnlyWhoHasItsPassword() {
        try (EmbeddedDatabase database = open(temporary)) {
            assertThat(database.getUri().getHost()).isEqualTo("127.0.0.1");
            assertThat(count(database, database.getAuthToken())).isZero();
            for (AuthToken stranger : new AuthToken[]{AuthTokens.none(), AuthTokens.basic("neo4j", "neo4j")}) {
                assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> count(database, stranger));
            }
        }
    }

    @Test
    void keepsWhatWasThere() {
        try (EmbeddedDatabase first = open(temporary)) {
            write(first);
        }
        try (EmbeddedDatabase second = open(temporary)) {
            assertThat(count(second, second.getAuthToken())).isEqualTo(1);
        }
    }

    @Test
    void beginsAsACopyOfItsTemplate() {
        Path template = temporary.resolve("template");
        try (EmbeddedDatabase first = open(template)) {
            write(first);
        }
        Path folder = temporary.resolve("copy");
        try (EmbeddedDatabase copy = open(folder, template)) {
            assertThat(count(copy, copy.getAuthToken())).isEqualTo(1);
            write(copy);
        }
        try (EmbeddedDatabase kept = open(folder, template); EmbeddedDatabase untouched = open(template)) {
            assertThat(count(kept, kept.getAuthToken())).isEqualTo(2);
            assertThat(count(untouched, untouched.getAuthToken())).isEqualTo(1);
        }
    }

    @Test
    void refusesATemplateWithoutADatabase() {
        Path template = temporary.resolve("template");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(open(temporary.resolve("copy"), template)::getUri)
                .withMessage("There is no database in %s.", template)
                .extracting(CannotStart::remedy)
                .isEqualTo("Set COCREA_DATABASE_TEMPLATE to the data folder of a Cocrea that has been stopped, or unset it.");
    }

    @Test
    void recoversAfterItsProcessWasKilled() throws Exception {
        Process process = Killed.on(temporary);
        try (var output = process.inputReader()) {
            assertThat(output.lines().anyMatch("written"::equals)).isTrue();
        } finally {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        try (EmbeddedDatabase recovered = open(temporary)) {
            assertThat(count(recovered, recovered.getAuthToken())).isEqualTo(1);
        }
    }

    @Test
    void stopsWhileItIsStarting() {
        EmbeddedDatabase starting = open(temporary);
        starting.close();
        try (EmbeddedDatabase next = open(temporary)) {
            assertThat(count(next, next.getAuthToken())).isZero();
        }
    }

    @Test
    void refusesAFolderInUse() {
        try (EmbeddedDatabase first = open(temporary)) {
            assertThat(count(first, first.getAuthToken())).isZero();
            assertCannotStart(
                    temporary,
                    "The data folder %s is in use by another process.",
                    "Stop the other one, or set COCREA_DATA_DIR to a folder of its own for this one.");
        }
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        assertCannotStart(
                Files.createFile(temporary.resolve("data")),
                "The data folder %s is not a folder.",
                "Set COCREA_DATA_DIR to a folder, or to a name that is free.");
    }

    @Test
    void refusesAFolderThatItMayNotWrite() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        assumeTrue(folder.toFile().setWritable(false), "the file system has no permissions");
        assumeFalse(Files.isWritable(folder), "this user may write everywhere");
        assertCannotStart(
                folder,
                "The data folder %s cannot be written.",
                "Give the user who runs this the right to write there, or set COCREA_DATA_DIR to another folder.");
    }

    @Test
    void refusesAFullDisk() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "this user may not mount a disk");
        try {
            assertCannotStart(
                    disk,
                    "The disk of the data folder %s is full: 8 MB are free.",
                    "Free at least 64 MB there, or set COCREA_DATA_DIR to a folder on another disk.");
        } finally {
            run("umount", disk.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"neo4j", "system"})
    void refusesADatabaseOfANewerFormat(String name) throws IOException {
        try (EmbeddedDatabase database = open(temporary)) {
            write(database);
        }
        NewerFormat.stamp(temporary.resolve("data/transactions").resolve(name).resolve("checkpoint.0"));
        assertThatThrownBy(open(temporary, null, Duration.ofSeconds(5))::getUri)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(temporary.toString())
                .hasMessageContaining("written by a newer version");
    }

    private static void assertCannotStart(Path folder, String reason, String remedy) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(open(folder)::getUri)
                .withMessage(reason, folder)
                .extracting(CannotStart::remedy)
                .isEqualTo(remedy);
    }

    static EmbeddedDatabase open(Path folder) {
        return open(folder, null, Duration.ofMinutes(2));
    }

    private static EmbeddedDatabase open(Path folder, Path template) {
        return open(folder, template, Duration.ofMinutes(2));
    }

    private static EmbeddedDatabase open(Path folder, @Nullable Path template, Duration patience) {
        return new EmbeddedDatabase(
                new DatabaseSettings(folder, new DatabaseSettings.Database(DataSize.ofMegabytes(16), false, template)),
                patience);
    }

    static void write(EmbeddedDatabase database) {
        try (Driver driver = GraphDatabase.driver(database.getUri(), database.getAuthToken())) {
            driver.executableQuery("CREATE (:Plan)").execute();
        }
    }

    private static long count(EmbeddedDatabase database, AuthToken token) {
        try (Driver driver = GraphDatabase.driver(database.getUri(), token)) {
            return driver.executableQuery("MATCH (n) RETURN count(n) AS nodes")
                    .execute()
                    .records()
                    .getFirst()
                    .get("nodes")
                    .asLong();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
