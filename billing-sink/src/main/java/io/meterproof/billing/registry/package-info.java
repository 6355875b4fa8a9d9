/** The key log as this service shows it and appends to it: what settlement would refuse is refused here. */
package io.meterproof.billing.registry;
