/** Gas: from the volume that a meter counts to the energy that is billed. Pure and exact. */
package io.meterproof.metering.gas;
