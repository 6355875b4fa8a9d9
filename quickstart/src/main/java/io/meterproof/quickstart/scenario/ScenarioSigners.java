package io.meterproof.quickstart.scenario;

import io.meterproof.metering.document.DocumentSigner;

/** The role keys that sign a scenario's documents. */
public record ScenarioSigners(
        DocumentSigner maker,
        DocumentSigner firstOperator,
        DocumentSigner secondOperator,
        DocumentSigner registrar,
        DocumentSigner tariff,
        DocumentSigner desk,
        DocumentSigner billing) {}
