/** The REST API. */
package io.meterproof.anchor.web;
