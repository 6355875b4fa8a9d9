/** Documents that people sign and publish on the running stack. */
package io.meterproof.quickstart.desk;
