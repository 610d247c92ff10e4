package mx.cocrea.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** A small data package: a plan with two commitments, an activity, and who answers for it. */
final class SamplePackage {

    private final String name;
    private final Map<String, byte[]> files = new TreeMap<>();
    private String title = "Sample";

    SamplePackage(String name) {
        this.name = name;
    }

    static SamplePackage whole() {
        return new SamplePackage("sample")
                .with("documents", """
                        id,title,publisher,publishedOn,publishedAs,identifier,url
                        s-doc,"Plan ""2019"", printed",,2019-03-11,,0123,
                        """)
                .with("plans", """
                        id,number,name,jurisdiction,startsOn,endsOn,signedOn,objective
                        s-1,1,Primer plan,Durango,2019-01-01,2020-12-31,,
                        """)
                .with("institutions", """
                        id,name,shortName,branch,level,parent
                        s-gobierno,Gobierno,,EXECUTIVE,STATE,
                        s-secretaria,Secretaría,,EXECUTIVE,STATE,s-gobierno
                        """)
                .with("people", """
                        id,name
                        s-ana,Ana Núñez
                        """)
                .with("commitments", """
                        id,plan,number,ordinal,title,objective,specificObjective,ambition
                        s-1-c1,s-1,1,1,Transparencia,"Dos
                        líneas",,
                        s-1-c2,s-1,2,2,Participación,,,
                        """)
                .with("activities", """
                        id,commitment,part,ordinal,title,description,startsOn,dueOn,verification
                        s-1-c1-1,s-1-c1,,1,Publicar,,2019-05-01,2019-04-01,
                        """)
                .with("indicators",
                        """
                                id,commitment,activity,ordinal,name,objective,definition,evidence,numerator,denominator,factor,unit,dimension,direction,goal
                                s-1-c1-i1,s-1-c1,,1,Avance,,,,,,100.50,,,ASCENDING,1e2
                                """)
                .with("memberships", """
                        person,group,capacity,post,plan,from,to,document,where
                        s-ana,s-secretaria,POST,Directora,,2019-01-01,,s-doc,Firmas
                        s-ana,s-secretaria,WITNESS,,s-1,,,s-doc,Firmas
                        """)
                .with("responsibilities", """
                        subject,actor,role,post,statedAs,document,where
                        s-1-c1-1,s-ana,LEADS,Directora,lidera,s-doc,Sección 7
                        s-1-c1,s-secretaria,EXECUTES,,,,
                        """)
                .with("citations", """
                        record,document,where
                        s-1-c1,s-doc,Sección 3
                        s-1-c1-n1,s-doc,Sección 3
                        """)
                .with("notes", """
                        id,record,field,kind,printed,message
                        s-1-c1-n1,s-1-c1,title,MENDED,Trasparencia,Se corrigió
                        """);
    }

    SamplePackage with(String table, String csv) {
        return with(table, csv.getBytes(StandardCharsets.UTF_8));
    }

    SamplePackage with(String table, byte[] csv) {
        files.put(table, csv);
        return this;
    }

    SamplePackage without(String table) {
        files.remove(table);
        return this;
    }

    SamplePackage titled(String newTitle) {
        title = newTitle;
        return this;
    }

    /** The same with every occurrence of a text in a table replaced. */
    SamplePackage replacing(String table, String text, String replacement) {
        return with(table, csv(table).replace(text, replacement));
    }

    private String csv(String table) {
        return new String(files.getOrDefault(table, new byte[0]), StandardCharsets.UTF_8);
    }

    /** Writes it into a folder, which holds nothing else afterwards. */
    Resource in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey() + ".csv"), file.getValue());
            }
            return new FileSystemResource(Files.writeString(folder.resolve(DataPackage.DESCRIPTOR), descriptor()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String descriptor() {
        return """
                {"name": "%s", "title": "%s", "licenses": [{"name": "CC-BY-4.0"}], "resources": [%s]}
                """.formatted(name, title, files.keySet()
                .stream()
                .map(table -> "{\"name\": \"%1$s\", \"path\": \"%1$s.csv\"}".formatted(table))
                .collect(Collectors.joining(", ")));
    }
}
