package mx.cocrea.notifications;

import java.time.Duration;
import java.util.List;
import mx.cocrea.participation.OverdueProposals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.neo4j.driver.exceptions.Neo4jException;

/** Does, every few seconds, what nobody waits for: tells what happened, sends it, and forgets what was told long ago. Any number of processes may do so. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnWebApplication
class NotificationJobs implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(NotificationJobs.class);

    private final Duration every;
    private final List<Runnable> jobs;

    /** @param every zero for a process that leaves it to others */
    NotificationJobs(
            OverdueProposals overdue,
            Announcer announcer,
            OldNotices old,
            Outbox outbox,
            Postman postman,
            MailSettings settings,
            @Value("${cocrea.notifications.every:10s}") Duration every) {
        this.every = every;
        this.jobs = settings.isOffered()
                ? List.of(overdue::note, announcer::tell, outbox::fill, postman::deliver, old::forget)
                : List.of(overdue::note, announcer::tell, old::forget);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (every.isPositive()) {
            tasks.addFixedDelayTask(this::run, every);
        }
    }

    private void run() {
        try {
            jobs.forEach(Runnable::run);
        } catch (Neo4jException away) {
            log.warn("What happened could not be told, and is tried again: {}", away.getMessage());
        }
    }
}
