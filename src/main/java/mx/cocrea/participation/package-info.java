/** What citizens say and propose, and what institutions answer them in time or late. */
@ApplicationModule(displayName = "Participation")
@NullMarked
package mx.cocrea.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
