package mx.cocrea.notifications;

import graphql.ExecutionResult;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.graphql.Execution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Sends what waits in the outbox: each message says what its reader may see when it is sent, as their own question to the API tells it. */
@Component
final class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final MailSettings settings;
    private final Viewers viewers;
    private final Execution execution;
    private final SpringTemplateEngine templates;
    private final MessageSource messages;
    private final ObjectProvider<JavaMailSender> sender;
    private final String question;

    Postman(
            Outbox outbox,
            MailSettings settings,
            Viewers viewers,
            Execution execution,
            SpringTemplateEngine templates,
            MessageSource messages,
            ObjectProvider<JavaMailSender> sender,
            @Value("classpath:graphql/mail/correo.graphql") Resource question) throws IOException {
        this.outbox = outbox;
        this.settings = settings;
        this.viewers = viewers;
        this.execution = execution;
        this.templates = templates;
        this.messages = messages;
        this.sender = sender;
        this.question = question.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Sends all that waits, one after the other. */
    void deliver() {
        Optional<Mail> mail = outbox.next();
        while (mail.isPresent()) {
            deliver(mail.get());
            mail = outbox.next();
        }
    }

    private void deliver(Mail mail) {
        List<News> news = news(mail);
        if (news.isEmpty()) {
            outbox.done(mail);
            return;
        }
        try {
            sender.getObject().send(message(mail, news));
            outbox.done(mail);
        } catch (MailException | MessagingException failure) {
            if (isRefusal(failure)) {
                log.info("The address of message {} refuses it", mail.id());
                outbox.refused(mail);
            } else if (Outbox.isLast(mail)) {
                log.warn("Message {} could not be sent, and is not tried again: {}", mail.id(), failure.getClass().getName());
                outbox.done(mail);
            } else {
                log.warn("Message {} could not be sent, and is tried again: {}", mail.id(), failure.getClass().getName());
            }
        }
    }

    private List<News> news(Mail mail) {
        ExecutionResult answer = viewers.reading(
                mail.key(), () -> execution.read(question, Map.of("ids", mail.notices())));
        if (!answer.getErrors().isEmpty()) {
            throw new IllegalStateException("What a message says could not be read: " + answer.getErrors());
        }
        return News.of(Objects.requireNonNull(Composer.plain(answer.getData())));
    }

    private MimeMessage message(Mail mail, List<News> news) throws MessagingException {
        String end = settings.site() + "/baja/" + mail.token();
        Context context = new Context(
                mail.language(), Map.of("news", news, "site", settings.site(), "end", end));
        MimeMessage message = sender.getObject().createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(mail.address());
        helper.setSubject(messages.getMessage("mail.subject", new Object[]{news.size()}, mail.language()));
        helper.setText(templates.process("correo.txt", context), templates.process("correo.html", context));
        message.setHeader("Message-ID", "<" + mail.id() + "@" + URI.create(settings.site()).getHost() + ">");
        message.setHeader("List-Unsubscribe", "<" + end + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().getLanguage());
        return message;
    }

    /** Whether the server says that nobody has this address, or that it will never take messages for it. */
    private static boolean isRefusal(Exception failure) {
        return causes(failure).anyMatch(
                cause -> cause instanceof SendFailedException refused && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> further = switch (failure) {
            case MailSendException several -> Stream.of(several.getMessageExceptions());
            case MessagingException one -> Stream.<Throwable>ofNullable(one.getNextException());
            default -> Stream.ofNullable(failure.getCause());
        };
        return Stream.concat(Stream.of(failure), further.flatMap(Postman::causes));
    }
}
