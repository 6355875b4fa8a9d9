/** Settles one month in many orders of delivery: what it comes to must not depend on the order. */
package io.meterproof.loadtests.order;
