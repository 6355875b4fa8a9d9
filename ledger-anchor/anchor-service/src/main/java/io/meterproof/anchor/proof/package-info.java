/** From a leaf to an anchored root. */
package io.meterproof.anchor.proof;
