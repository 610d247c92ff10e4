/** How this application writes what people do: each change whole, in one statement, and seen at once by whoever reads. */
@NullMarked
package mx.cocrea.platform.writing;

import org.jspecify.annotations.NullMarked;
