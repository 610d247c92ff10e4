package mx.cocrea.notifications;

import java.net.URI;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.reading.RequestParameter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether e-mail is sent here, and from where; statements know by {@code $reachable} whether whoever asks can have it. */
@Component
final class MailSettings implements RequestParameter {

    private final Viewers viewers;
    private final boolean isOffered;
    private final String site;
    private final String from;

    /**
     * @param host of the SMTP server; empty for none
     * @param site public address, without which no message could lead anywhere; empty for none
     * @param from address that messages come from; empty for one at the site
     */
    MailSettings(
            Viewers viewers,
            @Value("${spring.mail.host:}") String host,
            @Value("${cocrea.public-address:}") String site,
            @Value("${cocrea.mail.from:}") String from) {
        this.viewers = viewers;
        this.isOffered = !host.isEmpty() && !site.isEmpty();
        this.site = site.replaceFirst("/$", "");
        this.from = from.isEmpty() && !site.isEmpty() ? "avisos@" + URI.create(site).getHost() : from;
    }

    boolean isOffered() {
        return isOffered;
    }

    /** The public address of the site, without a slash at its end. */
    String site() {
        return site;
    }

    /** The address that messages come from. */
    String from() {
        return from;
    }

    @Override
    public String name() {
        return "reachable";
    }

    @Override
    public Object value() {
        return isOffered && viewers.verifiedEmail().isPresent();
    }
}
