/** The anchor on its chain: states, decisions, the contract. */
package io.meterproof.anchor.chain;
