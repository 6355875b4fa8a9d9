/** A generated neighbourhood: homes, gas homes, drivers, a workshop and a water meter, with faults planted among their blocks. */
package io.meterproof.quickstart.scenario.neighbourhood;
