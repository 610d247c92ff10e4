@NullMarked
package mx.cocrea.subscriptions;

import org.jspecify.annotations.NullMarked;
