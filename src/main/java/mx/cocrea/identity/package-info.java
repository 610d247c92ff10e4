/** Who asks, and what they may do. */
@ApplicationModule(displayName = "Identity")
@NullMarked
package mx.cocrea.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
