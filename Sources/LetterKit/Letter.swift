// Placeholder of the façade.
