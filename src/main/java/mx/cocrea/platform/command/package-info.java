/** Commands: what the application does at once and ends, in place of serving. */
@NullMarked
package mx.cocrea.platform.command;

import org.jspecify.annotations.NullMarked;
