/**
 * What the verify operator costs beside the signature that it verifies. Here and not in the product, because Flink's harness for a
 * single operator is one of its tests.
 */
package io.meterproof.loadtests.verify;
