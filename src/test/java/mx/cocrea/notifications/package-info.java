@NullMarked
package mx.cocrea.notifications;

import org.jspecify.annotations.NullMarked;
