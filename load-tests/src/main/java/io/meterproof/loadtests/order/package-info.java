/** Settles months of many accounts without carriers: in many orders, which must not matter, and at another price, for what it costs. */
package io.meterproof.loadtests.order;
