/** {@code meterproof redrive}: rejected readings are sent through again, by what is known now. */
package io.meterproof.quickstart.redrive;
