@NullMarked
package mx.cocrea.platform.command;

import org.jspecify.annotations.NullMarked;
