package mx.cocrea.platform.graphql;

import graphql.schema.idl.SchemaPrinter;
import java.nio.charset.StandardCharsets;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema in force, as text that tools and people read. */
@RestController
final class SchemaDocument {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final String text;
    private final String version;

    SchemaDocument(GraphQlSource source) {
        this.text = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                .includeDirectiveDefinitions(false)
                .includeSchemaDefinition(false))
                .print(source.schema());
        this.version = DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/graphql/schema")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache().cachePublic())
                // Weak, for the text may go out compressed.
                .eTag("W/\"" + version + "\"")
                .body(text);
    }
}
