/** What happens, told to those who subscribe to it as it happens; fed by events alone. */
@ApplicationModule(displayName = "Subscriptions")
@NullMarked
package mx.cocrea.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
