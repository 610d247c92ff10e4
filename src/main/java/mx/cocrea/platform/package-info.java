/** What every module stands on: the database, the composer of reads, GraphQL over HTTP. */
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
@NullMarked
package mx.cocrea.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
