package mx.cocrea.platform.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to look, in Spanish and English, once there is something to see. */
@Component
class WhereToLook {

    private static final Logger log = LoggerFactory.getLogger("mx.cocrea");

    private final StoredData data;

    WhereToLook(StoredData data) {
        this.data = data;
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext serving) {
            WebServer server = serving.getWebServer();
            if (server != null) {
                log.info(text("http://localhost:" + server.getPort()));
            }
        }
    }

    private String text(String address) {
        return """
                Cocrea: lista / ready

                  Explorador / Explorer   %1$s/explorador
                  GraphQL                 %1$s/graphql
                  Esquema / Schema        %1$s/graphql/schema
                  Datos / Data            %2$s
                """.formatted(address, data.place());
    }
}
