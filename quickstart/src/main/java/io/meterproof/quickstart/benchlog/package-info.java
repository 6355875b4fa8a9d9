/** {@code meterproof bench-log}: what the log and its anchor cost. */
@NullMarked
package io.meterproof.quickstart.benchlog;

import org.jspecify.annotations.NullMarked;
