/** Data packages in and out of the graph: validation, import, export, and the commands for them. */
@ApplicationModule(displayName = "Open data")
@NullMarked
package mx.cocrea.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
