/** {@code meterproof fuzz}: the parsers under coverage-guided fuzzing. */
package io.meterproof.quickstart.fuzz;
