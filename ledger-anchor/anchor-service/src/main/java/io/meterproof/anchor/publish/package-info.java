/** Checkpoints and anchors for everybody else. */
package io.meterproof.anchor.publish;
