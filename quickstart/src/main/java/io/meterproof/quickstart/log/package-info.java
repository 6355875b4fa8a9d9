/** {@code meterproof log}: what happens to the log as a whole. */
@NullMarked
package io.meterproof.quickstart.log;

import org.jspecify.annotations.NullMarked;
