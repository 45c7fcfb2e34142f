/** The zone of the organisation, in which days begin and instants are told: that of the sources' bodies. */
export const organisationZone = 'Europe/Rome';
