/** Double entry: what ledger entries move between books. Balances are sums of it, and kept nowhere else. */
package io.meterproof.metering.posting;
