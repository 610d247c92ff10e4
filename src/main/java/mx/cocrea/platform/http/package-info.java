/** What every HTTP exchange has, whatever it asks for: a request id and an error body that gives nothing away. */
@NullMarked
package mx.cocrea.platform.http;

import org.jspecify.annotations.NullMarked;
