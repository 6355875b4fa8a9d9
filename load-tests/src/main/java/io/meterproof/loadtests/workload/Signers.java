package io.meterproof.loadtests.workload;

import io.meterproof.metering.document.DocumentSigner;

/** Who signs the documents of a load. */
public record Signers(
        DocumentSigner maker,
        DocumentSigner registrar,
        DocumentSigner tariff,
        DocumentSigner firstOperator,
        DocumentSigner secondOperator) {}
