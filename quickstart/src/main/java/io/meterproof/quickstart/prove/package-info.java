/** {@code meterproof prove}. */
package io.meterproof.quickstart.prove;
