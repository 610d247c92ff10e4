/** What people follow, and how they are told what happens there: in a list, by e-mail. */
@ApplicationModule(displayName = "Notifications")
@NullMarked
package mx.cocrea.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
