package mx.cocrea.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.cocrea.opendata.PackageWriter;

/** A data package of made-up plans of any number: the same scale gives the same bytes on any machine. */
public final class SyntheticPackage {

    private static final int REGIONS_PER_SCALE = 10;

    private static final String ABOUT = """
            {
              "name": "datos-sinteticos",
              "title": "Datos sintéticos: planes de acción inventados",
              "description": "Nothing in it is true: made up to measure and to try out.",
              "licenses": [
                {
                  "name": "CC0-1.0",
                  "title": "CC0 1.0 Universal",
                  "path": "https://creativecommons.org/publicdomain/zero/1.0/"
                }
              ]
            }
            """;

    private SyntheticPackage() {}

    /**
     * Writes the package, row by row, so that memory does not grow with its size.
     *
     * @param folder made where there is none; tables of the same name in it are replaced
     * @param scale how many times 100 plans, 1,000 commitments, 5,000 activities, 2,400 actors and 1,500 published figures
     * @throws IllegalArgumentException if the scale is less than 1 or more than 10,000
     * @throws IOException if the folder cannot be written
     */
    public static void write(Path folder, int scale) throws IOException {
        write(folder, scale, 0);
    }

    /**
     * As {@link #write(Path, int)}, with one more region of ten plans, the first of which is far larger than any other.
     *
     * @param largest activities of that plan; no such region where it is 0
     */
    static void write(Path folder, int scale, int largest) throws IOException {
        if (scale < 1 || scale > 10_000) {
            throw new IllegalArgumentException("scale is " + scale + " but must be from 1 to 10000");
        }
        try (PackageWriter tables = new PackageWriter(Files.createDirectories(folder), ABOUT)) {
            for (int goal = 1; goal <= Vocabulary.GOALS.size(); goal++) {
                tables.row("ods-goals")
                        .put("id", "ods-" + goal)
                        .put("number", goal)
                        .put("title", Vocabulary.GOALS.get(goal - 1))
                        .write();
            }
            for (Vocabulary.Area area : Vocabulary.AREAS) {
                tables.row("themes").put("id", area.id()).put("name", area.name()).put("scheme", "PLAN").write();
            }
            int regions = scale * REGIONS_PER_SCALE;
            for (int region = 0; region < regions; region++) {
                new Region(region, regions, tables).write();
            }
            if (largest > 0) {
                new Region(regions, regions, tables).writeLargest(largest);
            }
        }
    }
}
